using System.Diagnostics;

namespace ReverseBuy.Tool.Tests;

/// <summary>Runs the command as a process, as its users do.</summary>
internal static class ToolProcess
{
    public static string HostAssembly { get; } = typeof(Host.AgencyHost).Assembly.Location;

    /// <summary>Runs it to its end with a host in a folder.</summary>
    public static Task<ToolOutcome> RunAsync(AgencyFolder folder, params string[] arguments) =>
        RunBareAsync([], [.. arguments, "--host", HostAssembly, "--", folder.Path]);

    public static async Task<ToolOutcome> RunBareAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolOutcome(process.ExitCode, await output, await error);
    }

    public static Process Start(AgencyFolder folder, params string[] arguments) => Start([], [.. arguments, "--host", HostAssembly, "--", folder.Path]);

    private static Process Start(Dictionary<string, string> environment, string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "ReverseBuy.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("REVERSEBUY_HOST");

        // It runs for seconds: compiling a second time what has been called often costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
