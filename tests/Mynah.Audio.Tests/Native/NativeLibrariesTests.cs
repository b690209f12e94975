using Mynah.Audio;
using Mynah.Testing;

namespace Mynah.Audio.Tests.Native;

public sealed class NativeLibrariesTests
{
    private static readonly NativeLibraryInfo Absent = new("libabsent", "libabsent0", "a test", "libabsent.so.0", "libabsent.so");

    [Fact]
    public void A_missing_library_is_an_error_that_names_library_package_and_purpose()
    {
        Assert.False(Absent.IsAvailable());
        var error = Assert.Throws<NativeLibraryMissingException>(
            () => new OpusEncoder(new AudioFormat(AudioEncoding.Opus, 24000), Absent, []));
        Assert.Equal("libabsent.so.0", error.Library);
        Assert.Equal("libabsent0", error.Package);
        Assert.Contains("libabsent.so.0 is not installed; it is needed for a test.", error.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install libabsent0", error.Message, StringComparison.Ordinal);
        Assert.Throws<NativeLibraryMissingException>(() => new Mp3Encoder(new AudioFormat(AudioEncoding.Mp3, 24000), Absent, []));
        Assert.Throws<NativeLibraryMissingException>(() => new TimeStretch(24000, 2, Absent));
    }

    [Fact]
    public void Every_library_is_listed_with_its_package_and_can_be_loaded_here()
    {
        Assert.Equal(["libopus0", "libmp3lame0", "libsonic0"], NativeLibraries.All.Select(library => library.Package));
        Assert.All(NativeLibraries.All, library => Assert.True(library.IsAvailable(), library.FileName));
    }

    [Fact]
    public void Only_the_compressed_encodings_need_a_library()
    {
        Assert.Null(AudioEncoders.LibraryFor(AudioEncoding.Pcm));
        Assert.Null(AudioEncoders.LibraryFor(AudioEncoding.Wav));
        Assert.Same(NativeLibraries.Mp3Lame, AudioEncoders.LibraryFor(AudioEncoding.Mp3));
        Assert.Same(NativeLibraries.Opus, AudioEncoders.LibraryFor(AudioEncoding.Opus));
    }
}
