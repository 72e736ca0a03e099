using System.Text;

namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>Collects a stream of a process, and tells who waits for it when a certain line has come.</summary>
internal sealed class LineStream
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> IsWanted, TaskCompletionSource<string> Waiter)> _waiters = [];
    private readonly Task _reading;

    public LineStream(StreamReader reader) => _reading = ReadAsync(reader);

    public async Task<string> ReadToEndAsync()
    {
        await _reading;
        return Text();
    }

    public string Text()
    {
        lock (_lock)
        {
            return _lines.Aggregate(new StringBuilder(), (text, line) => text.Append(line).Append('\n')).ToString();
        }
    }

    /// <summary>The first line of that kind, those that came already included; fails when the stream ends without one.</summary>
    public Task<string> LineAsync(Func<string, bool> isWanted)
    {
        lock (_lock)
        {
            if (_lines.Find(line => isWanted(line)) is { } line)
            {
                return Task.FromResult(line);
            }

            var waiter = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_reading.IsCompleted)
            {
                waiter.SetException(Ended());
            }
            else
            {
                _waiters.Add((isWanted, waiter));
            }

            return waiter.Task;
        }
    }

    private static InvalidOperationException Ended() => new("The process ended before it printed the line that was waited for.");

    private async Task ReadAsync(StreamReader reader)
    {
        await Task.Yield();
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lock)
            {
                _lines.Add(line);
                foreach (var (isWanted, waiter) in _waiters.Where(waiting => waiting.IsWanted(line)))
                {
                    waiter.TrySetResult(line);
                }
            }
        }

        lock (_lock)
        {
            _waiters.ForEach(waiting => waiting.Waiter.TrySetException(Ended()));
        }
    }
}
