using System.CommandLine;
using ReverseBuy.Tool.Commands;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool;

/// <summary>The command line as a whole.</summary>
internal static class ToolProgram
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        // What stands behind the first -- is the host's, whatever it looks like.
        var end = Array.IndexOf(arguments, "--");
        var (ours, theirs) = end < 0 ? (arguments, []) : (arguments[..end], arguments[(end + 1)..]);
        var commands = new CommandFactory(theirs);
        var root = new RootCommand("Runs a host of ReverseBuy: tenants and their migrations, parked events, purchases of unknown outcome, customers' data. What is written behind -- is given to the host.")
        {
            TenantCommands.Make(commands),
            OutboxCommands.Make(commands),
            UnknownCommands.Make(commands),
            AccountCommands.Make(commands),
            CustomerCommands.Make(commands),
        };
        root.Add(commands.Host);
        root.Add(commands.Json);

        var parsed = root.Parse(ours);
        if (parsed.Errors.Count > 0)
        {
            new Screen(ours.Contains("--json", StringComparer.Ordinal)).Fail("options.invalid", string.Join(' ', parsed.Errors.Select(error => error.Message)));
            return ExitCode.WrongUse;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) }).ConfigureAwait(false);
    }
}
