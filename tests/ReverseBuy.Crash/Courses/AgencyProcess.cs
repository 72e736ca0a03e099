using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ReverseBuy.Crash.Agency;

namespace ReverseBuy.Crash.Courses;

/// <summary>A life of the agency as a process of its own, which may be killed at any moment.</summary>
internal sealed class AgencyProcess : IAsyncDisposable
{
    private const int LastLines = 60;

    private readonly Process _process;
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> _complaints = new();
    private readonly Task _reading;

    private AgencyProcess(Process process, Diary diary)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(diary), ReadComplaintsAsync());
    }

    /// <summary>Ends when the agency takes orders; fails when it never comes to it.</summary>
    public Task Running => _running.Task;

    /// <summary>Ends when everything that was begun is done; fails when the process ends before.</summary>
    public Task Finished => _finished.Task;

    /// <summary>What it has last logged.</summary>
    public string Complaints
    {
        get
        {
            lock (_complaints)
            {
                return string.Join('\n', _complaints);
            }
        }
    }

    public static AgencyProcess Start(AgencySettings settings, string folder, Diary diary)
    {
        var file = Path.Combine(folder, "agency.json");
        File.WriteAllText(file, JsonSerializer.Serialize(settings));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ReverseBuy.Crash.dll"), "agency", file])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // else each killed one leaves the debugger's pipes behind
        return new AgencyProcess(Process.Start(start)!, diary);
    }

    /// <summary><c>kill -9</c>: nothing of it runs any more. What it had told before is in the diary when this returns.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>Has it bring to an end what was begun, and begin nothing more.</summary>
    public async Task TakeNoMoreAsync()
    {
        await _process.StandardInput.WriteLineAsync("enough");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Has it stop in an orderly way.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellationToken);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(Diary diary)
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            diary.Note(line);
            if (line == Telling.Running)
            {
                _running.TrySetResult();
            }
            else if (line == Telling.Finished)
            {
                _finished.TrySetResult();
            }
        }

        // Whoever waits for it is told; who has killed it does not ask.
        _running.TrySetException(Gone());
        _finished.TrySetException(Gone());
        _ = _running.Task.Exception;
        _ = _finished.Task.Exception;
    }

    private async Task ReadComplaintsAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_complaints)
            {
                _complaints.Enqueue(line);
                if (_complaints.Count > LastLines)
                {
                    _complaints.Dequeue();
                }
            }
        }
    }

    private InvalidOperationException Gone() => new($"The agency ended by itself.\n{Complaints}");
}
