namespace Mynah.Audio;

/// <summary>A native library that this operation needs is not installed. The message names the library and the package that has it.</summary>
public sealed class NativeLibraryMissingException(string library, string package, string purpose, Exception? inner = null)
    : DllNotFoundException(
        $"{library} is not installed; it is needed for {purpose}. Install the package '{package}' (Debian, Ubuntu: apt-get install {package}).",
        inner)
{
    /// <summary>The file name of the library, for example <c>libopus.so.0</c>.</summary>
    public string Library { get; } = library;

    /// <summary>The Debian package that has it, for example <c>libopus0</c>.</summary>
    public string Package { get; } = package;
}
