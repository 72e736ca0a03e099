using System.Diagnostics;
using System.Text;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>A sample as a process of its own, as a reader of the README would start it. It does not outlive its test.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    // No test waits for it: it only ends a test whose process hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly string _command;
    private readonly Process _process;
    private readonly LineStream _out;
    private readonly LineStream _error;

    private SampleProcess(string command, Process process)
    {
        _command = command;
        _process = process;
        _out = new LineStream(process.StandardOutput);
        _error = new LineStream(process.StandardError);
    }

    public bool HasEnded => _process.HasExited;

    public static SampleProcess Start(
        string sample, TemporaryFolder folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, sample + ".dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // What the developer has configured for himself is not to decide a test; and what is temporary goes where the test can see it.
        foreach (var own in start.Environment.Keys.Where(key => key.StartsWith("ReverseBuy__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(own);
        }

        foreach (var scratch in new[] { "TMPDIR", "TMP", "TEMP" })
        {
            start.Environment[scratch] = folder.Scratch;
        }

        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // else the runtime leaves the debugger's pipes in there

        // It runs for seconds: compiling a second time what has been called often costs more than it brings.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        return new SampleProcess($"{sample} {string.Join(' ', arguments)}", Process.Start(start)!);
    }

    /// <summary>The first line on standard output of that kind.</summary>
    public async Task<string> LineAsync(Func<string, bool> isWanted, CancellationToken cancellationToken)
    {
        try
        {
            return await _out.LineAsync(isWanted).WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{_command}: {exception.Message}\n{_out.Text()}\n{_error.Text()}", exception);
        }
    }

    public async Task<ProcessOutcome> EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new InvalidOperationException($"{_command} hangs.\n{_out.Text()}\n{_error.Text()}", exception);
        }

        return new ProcessOutcome(_process.ExitCode, await _out.ReadToEndAsync(), await _error.ReadToEndAsync());
    }

    /// <summary>Whether it ended by itself within a time.</summary>
    public async Task<bool> EndsWithinAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(time);
        await _process.WaitForExitAsync(waiting.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return _process.HasExited;
    }

    /// <summary><c>kill -9</c>: nothing of it runs any more, not even a last line.</summary>
    public async Task<ProcessOutcome> KillAsync()
    {
        _process.Kill();
        return await EndAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
