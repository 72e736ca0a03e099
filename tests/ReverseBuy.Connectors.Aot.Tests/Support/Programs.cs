using System.Diagnostics;

namespace ReverseBuy.Connectors.Aot.Tests.Support;

/// <summary>Runs programs to their end. None outlives its test.</summary>
internal static class Programs
{
    // No test waits for it: it only ends one whose program hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static async Task<ProgramOutcome> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A build inside a test run must be a build like any other, and leave no servers behind.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return new ProgramOutcome(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
