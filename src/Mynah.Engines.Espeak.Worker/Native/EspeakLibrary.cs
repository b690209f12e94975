// SPDX-License-Identifier: GPL-3.0-or-later
using System.Reflection;
using System.Runtime.InteropServices;

namespace Mynah.Engines.Espeak.Worker.Native;

/// <summary>The part of libespeak-ng's C interface (speak_lib.h, revision 12) that the worker uses. One thread only: the library has global state.</summary>
internal static unsafe partial class EspeakLibrary
{
    internal const string Name = "libespeak-ng.so.1";

    /// <summary>AUDIO_OUTPUT_SYNCHRONOUS: the callback runs inside <see cref="Synth"/>; RETRIEVAL would add 20 ms.</summary>
    internal const int OutputSynchronous = 2;

    /// <summary>espeakINITIALIZE_DONT_EXIT: report missing data instead of ending the process.</summary>
    internal const int DontExit = 0x8000;

    internal const int PositionCharacter = 1;
    internal const uint CharsUtf8 = 1;
    internal const uint Phonemes = 0x100;
    internal const int EventWord = 1;

    /// <summary>espeakPHONEMES_IPA.</summary>
    internal const int PhonemesIpa = 2;

    /// <summary>Loads the library from <paramref name="path"/>, or from where the system keeps it when null.</summary>
    /// <returns>False when it is not there.</returns>
    internal static bool TryLoad(string? path)
    {
        if (!NativeLibrary.TryLoad(path ?? Name, out var handle))
            return false;
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name.Equals(Name, StringComparison.Ordinal) ? handle : 0);
        return true;
    }

    [LibraryImport(Name, EntryPoint = "espeak_Initialize")]
    internal static partial int Initialize(int output, int bufferMilliseconds, byte* dataPath, int options);

    [LibraryImport(Name, EntryPoint = "espeak_SetSynthCallback")]
    internal static partial void SetSynthCallback(delegate* unmanaged[Cdecl]<short*, int, EspeakEvent*, int> callback);

    [LibraryImport(Name, EntryPoint = "espeak_SetVoiceByName")]
    internal static partial int SetVoiceByName(byte* name);

    [LibraryImport(Name, EntryPoint = "espeak_SetParameter")]
    internal static partial int SetParameter(EspeakParameter parameter, int value, int relative);

    [LibraryImport(Name, EntryPoint = "espeak_Synth")]
    internal static partial int Synth(
        byte* text, nuint size, uint position, int positionType, uint endPosition, uint flags, uint* identifier, void* userData);

    /// <summary>Gives the phonemes of the next clause and moves <paramref name="text"/> behind it, to null after the last.</summary>
    [LibraryImport(Name, EntryPoint = "espeak_TextToPhonemes")]
    internal static partial byte* TextToPhonemes(byte** text, int textMode, int phonemeMode);
}

/// <summary>espeak_PARAMETER.</summary>
internal enum EspeakParameter
{
    Rate = 1,
    Volume = 2,
    Pitch = 3,
    Range = 4,
}

/// <summary>espeak_EVENT: 40 bytes on 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EspeakEvent
{
    public int Type;
    public uint UniqueIdentifier;

    /// <summary>Where the word begins: counted in code points, the first is 1.</summary>
    public int TextPosition;

    /// <summary>Length of the word in code points.</summary>
    public int Length;

    public int AudioPosition;

    /// <summary>Where the word begins in the audio, in samples from the start of the call.</summary>
    public int Sample;

    public nint UserData;
    public nint Id;
}
