using System.Text;

namespace Mynah;

/// <summary>FNV-1a (Fowler, Noll, Vo) of UTF-8 text, mixed once more; <see cref="string.GetHashCode()"/> differs in each process.</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x7feb352d;
        return hash ^ (hash >> 15);
    }
}
