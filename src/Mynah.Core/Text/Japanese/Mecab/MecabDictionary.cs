using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace Mynah.Text.Japanese.Mecab;

/// <summary>
/// A loaded MeCab model. Heavy (the dictionary is mapped into memory), shared and safe for concurrent calls: model and tagger
/// are read only, and each call takes a lattice of its own from a pool.
/// </summary>
internal sealed class MecabDictionary
{
    /// <summary>Where Debian's <c>mecab-ipadic-utf8</c> puts the dictionary.</summary>
    public const string DefaultDirectory = "/var/lib/mecab/dic/ipadic-utf8";

    private const byte EndOfSentence = 3; // MECAB_EOS_NODE
    private const int MaxPooledLattices = 8; // more sentences than this are rarely read at one moment

    private readonly MecabModelHandle _model;
    private readonly MecabTaggerHandle _tagger;
    private readonly ConcurrentBag<MecabLatticeHandle> _lattices = [];

    private MecabDictionary(MecabModelHandle model, MecabTaggerHandle tagger)
    {
        _model = model;
        _tagger = tagger;
    }

    /// <summary>Loads the dictionary (about 2 ms), or gives null when it or the library is not installed.</summary>
    public static MecabDictionary? TryLoad(string directory)
    {
        if (!File.Exists(Path.Combine(directory, "sys.dic")))
            return null;
        try
        {
            // The system's mecabrc may name a dictionary in another encoding, so none is read.
            var model = MecabNative.NewModel($"-r /dev/null -d {directory}");
            if (model.IsInvalid)
                return null;
            var tagger = MecabNative.NewTagger(model);
            return tagger.IsInvalid ? null : new MecabDictionary(model, tagger);
        }
        catch (DllNotFoundException)
        {
            return null; // an expected state: the front end then names the package
        }
    }

    /// <summary>
    /// Cuts a text into words, in order; blanks are left out. The places of <paramref name="fixedWords"/> become one word each with
    /// their features, whatever the dictionary says; they do not overlap.
    /// </summary>
    public unsafe List<MecabWord> Analyze(string text, IEnumerable<FixedWord> fixedWords)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var words = new List<MecabWord>(text.Length / 2 + 1);
        if (!_lattices.TryTake(out var lattice))
            lattice = MecabNative.NewLattice(_model);
        fixed (byte* start = bytes)
        {
            MecabNative.SetSentence(lattice, start, (nuint)bytes.Length);
            foreach (var (span, features) in fixedWords)
            {
                var begin = Encoding.UTF8.GetByteCount(text.AsSpan(0, span.Start));
                MecabNative.SetWord(lattice, (nuint)begin, (nuint)(begin + Encoding.UTF8.GetByteCount(text.AsSpan(span.Start, span.Length))), features.Pointer);
            }
            if (bytes.Length > 0 && MecabNative.Parse(_tagger, lattice) != 0)
                Collect(MecabNative.FirstNode(lattice)->Next, start, text, words);
            MecabNative.Clear(lattice);
        }
        if (_lattices.Count < MaxPooledLattices)
            _lattices.Add(lattice);
        else
            lattice.Dispose();
        return words;
    }

    private static unsafe void Collect(MecabNode* node, byte* start, string text, List<MecabWord> words)
    {
        var bytePosition = 0;
        var position = 0;
        for (; node != null && node->Status != EndOfSentence; node = node->Next)
        {
            var wordStart = (int)(node->Surface - start);
            position += Encoding.UTF8.GetCharCount(start + bytePosition, wordStart - bytePosition);
            var length = Encoding.UTF8.GetCharCount(node->Surface, node->Length);
            var feature = Marshal.PtrToStringUTF8((nint)node->Feature) ?? string.Empty;
            words.Add(MecabWord.Parse(text.Substring(position, length), new TextSpan(position, length), feature));
            position += length;
            bytePosition = wordStart + node->Length;
        }
    }
}
