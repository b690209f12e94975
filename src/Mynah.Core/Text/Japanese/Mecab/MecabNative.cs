using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Mynah.Text.Japanese.Mecab;

/// <summary>The part of MeCab's C interface (mecab.h, 0.996) that is used.</summary>
internal static partial class MecabNative
{
    private const string Library = "libmecab.so.2";

    [LibraryImport(Library, EntryPoint = "mecab_model_new2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial MecabModelHandle NewModel(string arguments);

    [LibraryImport(Library, EntryPoint = "mecab_model_destroy")]
    internal static partial void DestroyModel(nint model);

    [LibraryImport(Library, EntryPoint = "mecab_model_new_tagger")]
    internal static partial MecabTaggerHandle NewTagger(MecabModelHandle model);

    [LibraryImport(Library, EntryPoint = "mecab_destroy")]
    internal static partial void DestroyTagger(nint tagger);

    [LibraryImport(Library, EntryPoint = "mecab_model_new_lattice")]
    internal static partial MecabLatticeHandle NewLattice(MecabModelHandle model);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_destroy")]
    internal static partial void DestroyLattice(nint lattice);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_set_sentence2")]
    internal static unsafe partial void SetSentence(MecabLatticeHandle lattice, byte* text, nuint length);

    /// <summary>
    /// Makes a word of the bytes from <paramref name="begin"/> to <paramref name="end"/>. MeCab keeps the pointer to its features
    /// (zero-terminated UTF-8) as long as the lattice is not cleared.
    /// </summary>
    [LibraryImport(Library, EntryPoint = "mecab_lattice_set_feature_constraint")]
    internal static unsafe partial void SetWord(MecabLatticeHandle lattice, nuint begin, nuint end, byte* feature);

    [LibraryImport(Library, EntryPoint = "mecab_parse_lattice")]
    internal static partial int Parse(MecabTaggerHandle tagger, MecabLatticeHandle lattice);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_get_bos_node")]
    internal static unsafe partial MecabNode* FirstNode(MecabLatticeHandle lattice);

    [LibraryImport(Library, EntryPoint = "mecab_lattice_clear")]
    internal static partial void Clear(MecabLatticeHandle lattice);
}

/// <summary>The head of <c>mecab_node_t</c>, as far as it is read.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MecabNode
{
    public MecabNode* Previous;
    public MecabNode* Next;
    public nint EndNext, BeginNext, RightPath, LeftPath;
    public byte* Surface;
    public byte* Feature;
    public uint Id;
    public ushort Length, LengthWithSpace, RightAttribute, LeftAttribute, PartOfSpeech;
    public byte CharacterType, Status;
}

internal sealed class MecabModelHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        MecabNative.DestroyModel(handle);
        return true;
    }
}

internal sealed class MecabTaggerHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        MecabNative.DestroyTagger(handle);
        return true;
    }
}

internal sealed class MecabLatticeHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        MecabNative.DestroyLattice(handle);
        return true;
    }
}
