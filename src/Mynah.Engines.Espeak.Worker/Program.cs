// SPDX-License-Identifier: GPL-3.0-or-later
using Mynah.Engines.Espeak.Worker;
using Mynah.Engines.Espeak.Worker.Native;
using Mynah.Engines.Espeak.Worker.Protocol;
using Mynah.Engines.Espeak.Worker.Speech;

// Raised with every change of the frames; the engine refuses a worker of another version.
const byte protocolVersion = 2;

var libraryPath = args is ["--library", var path] ? path : null;
if (Speaker.Start(libraryPath) is { } missing)
{
    Speaker.Fail(WorkerError.MissingDependency,
        $"{missing} Install the packages 'libespeak-ng1 espeak-ng-data' (Debian, Ubuntu: apt-get install libespeak-ng1 espeak-ng-data).");
    return ExitCode.MissingDependency;
}
ParentWatch.Start();
Speaker.Serve(protocolVersion);
return ExitCode.Closed;
