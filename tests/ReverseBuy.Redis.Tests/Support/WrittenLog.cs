using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Redis.Tests.Support;

/// <summary>What a node wrote into its log.</summary>
internal sealed class WrittenLog
{
    private readonly ConcurrentQueue<(int Id, string Text)> _lines = new();

    public IReadOnlyList<int> Ids => [.. _lines.Select(line => line.Id)];

    public string Text => string.Join('\n', _lines.Select(line => line.Text));

    public ILogger<TCategory> For<TCategory>() => new Logger<TCategory>(_lines);

    private sealed class Logger<TCategory>(ConcurrentQueue<(int, string)> lines) : ILogger<TCategory>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((eventId.Id, formatter(state, exception)));
    }
}
