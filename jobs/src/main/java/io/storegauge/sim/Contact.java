package io.storegauge.sim;

import java.util.List;

/**
 * Who a parcel goes to, as an export shows it: masked, as consoles do by now, or in plain words.
 * Nobody lives there: names, roads and numbers are invented.
 */
record Contact(String account, String name, String phone, String address, boolean isPlain) {
  private static final String[] FAMILY_NAMES = {"赵", "钱", "孙", "李", "周", "吴", "郑", "王"};

  static Contact masked(Order o) {
    return new Contact(account(o), "某**", "1**********", "**路**号", false);
  }

  static Contact plain(Order o) {
    int n = (int) (o.buyer % 10_000);
    return new Contact(account(o), name(n), phone(n), address(n), true);
  }

  private static String account(Order o) {
    return String.format("u%010d", o.buyer);
  }

  static String name(int n) {
    return String.format("%s样例%04d", FAMILY_NAMES[n % FAMILY_NAMES.length], n);
  }

  static String phone(int n) {
    return String.format("1380000%04d", n);
  }

  static String mail(int n) {
    return String.format("buyer%04d@example.com", n);
  }

  static String address(int n) {
    return String.format("浙江省杭州市样例区虚构路%d号%d幢%d室", 1 + n, 1 + n % 30, 101 + n % 900);
  }

  /** What must not be found again behind the parser. */
  List<String> personal() {
    return List.of(account, name, phone, address);
  }
}
