using System.Reflection;
using System.Runtime.InteropServices;

namespace Mynah.Audio;

/// <summary>A native library that some format or stage needs. Loaded on first use and kept until the process ends. Thread-safe.</summary>
public sealed class NativeLibraryInfo
{
    private readonly string[] _fileNames;
    private nint _handle;

    internal NativeLibraryInfo(string name, string package, string purpose, params string[] fileNames)
    {
        Name = name;
        Package = package;
        Purpose = purpose;
        _fileNames = fileNames;
    }

    /// <summary>The library's name, for example <c>libopus</c>.</summary>
    public string Name { get; }

    /// <summary>The file looked for first on this system, for example <c>libopus.so.0</c>.</summary>
    public string FileName => _fileNames[0];

    /// <summary>The Debian and Ubuntu package that has it, for example <c>libopus0</c>.</summary>
    public string Package { get; }

    /// <summary>What it is needed for, in words that follow "needed for": <c>Opus audio</c>.</summary>
    public string Purpose { get; }

    /// <summary>Whether the library can be loaded. The first call loads it.</summary>
    public bool IsAvailable() => TryLoad() != 0;

    /// <summary>Loads the library, or says which package is missing.</summary>
    /// <exception cref="NativeLibraryMissingException">None of its file names can be loaded.</exception>
    internal nint Load()
    {
        var handle = TryLoad();
        return handle != 0 ? handle : throw new NativeLibraryMissingException(FileName, Package, Purpose);
    }

    // Two threads may both load it: the system counts the references, and the handle is the same.
    private nint TryLoad()
    {
        if (_handle != 0)
            return _handle;
        foreach (var file in _fileNames)
        {
            if (NativeLibrary.TryLoad(file, Assembly.GetExecutingAssembly(), searchPath: null, out var handle))
                return _handle = handle;
        }
        return 0;
    }
}
