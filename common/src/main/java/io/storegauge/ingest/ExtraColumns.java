package io.storegauge.ingest;

import io.storegauge.config.Feed;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of the columns of a file that no column of its mapping takes: kept as they are,
 * unless the mapping leaves them out or their name says that they speak of a person.
 */
final class ExtraColumns {
  /** Nothing is kept. */
  static final ExtraColumns NONE = new ExtraColumns(false, Set.of());

  /** In the headers of platforms and of their translations. */
  private static final List<String> PERSONAL =
      List.of(
          "收件",
          "收货人",
          "收货地址",
          "姓名",
          "手机",
          "电话",
          "地址",
          "街道",
          "邮编",
          "邮箱",
          "签收人",
          "取件",
          "提货",
          "寄件",
          "证件",
          "护照",
          "实名",
          "身份证",
          "买家",
          "会员",
          "用户名",
          "用户编号",
          "昵称",
          "账号",
          "帐号",
          "下单帐",
          "旺旺",
          "客户",
          "留言",
          "备注",
          "联系",
          "发票",
          "抬头",
          "微信",
          "buyer",
          "customer",
          "receiver",
          "recipient",
          "consignee",
          "phone",
          "mobile",
          "telephone",
          "address",
          "email",
          "e-mail",
          "street",
          "zip",
          "postal",
          "passport",
          "id_card",
          "idcard",
          "id_number",
          "real_name",
          "realname",
          "signer",
          "contact",
          "wechat",
          "nick",
          "login",
          "user",
          "first_name",
          "last_name",
          "fullname",
          "full_name",
          "remark",
          "note",
          "memo");

  private final boolean kept;
  private final Set<String> ignored;

  private ExtraColumns(boolean kept, Set<String> ignored) {
    this.kept = kept;
    this.ignored = ignored;
  }

  static ExtraColumns of(Feed feed) {
    Stream<String> names = feed.columns().values().stream().flatMap(c -> c.from().stream());
    return new ExtraColumns(
        feed.keepsExtra(),
        Stream.concat(feed.ignore().stream(), names)
            .map(Headers::plain)
            .collect(Collectors.toSet()));
  }

  /** Whether a name is known and not wanted, be it because another name of its column is there. */
  boolean isIgnored(String name) {
    return ignored.contains(name);
  }

  /** Whether a name is new: the mapping neither takes it nor leaves it out. */
  boolean isUnknown(String name) {
    return !name.isEmpty() && !isIgnored(name);
  }

  /** Whether the values of an unknown column may be kept. */
  boolean keeps(String name) {
    return kept && isUnknown(name) && !isPersonal(name);
  }

  /** Whether a name says that what it heads speaks of a person. */
  static boolean isPersonal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PERSONAL.stream().anyMatch(lower::contains);
  }
}
