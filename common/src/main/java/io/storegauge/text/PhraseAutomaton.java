package io.storegauge.text;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds all of many strings of code points in one walk over a text (Aho and Corasick 1975). Moves
 * lie in one hash table; most characters of a text are in no string and lead back to the start
 * without a look at it.
 */
final class PhraseAutomaton implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int START = 0;

  private static final int NONE = -1;
  private static final int PLANE = 1 << 16;
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /** By code point; 0 = in no string. */
  private final char[] symbols = new char[PLANE];

  private final long[] keys;
  private final int[] targets;
  private final int shift;
  private final int[] fallback;
  private final int[][] found;

  /** A state while the automaton is built. */
  private static final class Node {
    final Map<Character, Integer> moves = new TreeMap<>();
    final List<Integer> found = new ArrayList<>();
    int fallback;
  }

  /**
   * @param strings none empty; the same one twice is found twice
   */
  PhraseAutomaton(List<int[]> strings) {
    number(strings);
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node());
    int moves = 0;
    for (int i = 0; i < strings.size(); i++) {
      int at = START;
      for (int point : strings.get(i)) {
        Integer next = nodes.get(at).moves.get(symbol(point));
        if (next == null) {
          next = nodes.size();
          nodes.get(at).moves.put(symbol(point), next);
          nodes.add(new Node());
          moves++;
        }
        at = next;
      }
      nodes.get(at).found.add(i);
    }
    link(nodes);
    int bits = Math.max(4, 34 - Integer.numberOfLeadingZeros(moves));
    keys = new long[1 << bits];
    targets = new int[1 << bits];
    shift = Long.SIZE - bits;
    fallback = nodes.stream().mapToInt(n -> n.fallback).toArray();
    found = new int[nodes.size()][];
    for (int s = 0; s < nodes.size(); s++) {
      Node node = nodes.get(s);
      found[s] = node.found.stream().mapToInt(Integer::intValue).toArray();
      for (Map.Entry<Character, Integer> move : node.moves.entrySet()) {
        put(key(s, move.getKey()), move.getValue());
      }
    }
  }

  private void number(List<int[]> strings) {
    Map<Integer, Character> numbers = new HashMap<>();
    for (int[] string : strings) {
      for (int point : string) {
        if (point >= PLANE) {
          throw new IllegalArgumentException(new String(string, 0, string.length));
        }
        symbols[point] = numbers.computeIfAbsent(point, p -> (char) (numbers.size() + 1));
      }
    }
  }

  /** From a state without a move one goes on in the longest other string that ends likewise. */
  private static void link(List<Node> nodes) {
    ArrayDeque<Integer> next = new ArrayDeque<>(nodes.get(START).moves.values());
    while (!next.isEmpty()) {
      Node node = nodes.get(next.remove());
      for (Map.Entry<Character, Integer> move : node.moves.entrySet()) {
        int back = node.fallback;
        while (back != START && !nodes.get(back).moves.containsKey(move.getKey())) {
          back = nodes.get(back).fallback;
        }
        Node target = nodes.get(move.getValue());
        target.fallback = nodes.get(back).moves.getOrDefault(move.getKey(), START);
        target.found.addAll(nodes.get(target.fallback).found);
        next.add(move.getValue());
      }
    }
  }

  private char symbol(int point) {
    return symbols[point];
  }

  /** Never 0, which marks an empty place. */
  private static long key(int state, char symbol) {
    return ((long) state << Character.SIZE) | symbol;
  }

  private void put(long key, int target) {
    int at = (int) ((key * FACTOR) >>> shift);
    while (keys[at] != 0) {
      at = (at + 1) & (keys.length - 1);
    }
    keys[at] = key;
    targets[at] = target;
  }

  private int move(int state, char symbol) {
    long key = key(state, symbol);
    int at = (int) ((key * FACTOR) >>> shift);
    while (keys[at] != 0) {
      if (keys[at] == key) {
        return targets[at];
      }
      at = (at + 1) & (keys.length - 1);
    }
    return NONE;
  }

  /** The state after one more code point. */
  int next(int state, int point) {
    char symbol = point < PLANE ? symbols[point] : 0;
    if (symbol == 0) {
      return START;
    }
    int at = state;
    int next = move(at, symbol);
    while (next == NONE) {
      if (at == START) {
        return START;
      }
      at = fallback[at];
      next = move(at, symbol);
    }
    return next;
  }

  /** Strings that end in a state, the longest first; not to be written to. */
  int[] found(int state) {
    return found[state];
  }
}
