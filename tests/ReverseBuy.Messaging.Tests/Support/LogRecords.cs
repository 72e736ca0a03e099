using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>Everything that was logged.</summary>
internal sealed class LogRecords : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Text)> _records = new();

    public IReadOnlyList<(LogLevel Level, int Id, string Text)> Of(int id) => [.. _records.Where(record => record.Id == id)];

    public ILogger CreateLogger(string categoryName) => new Logger(_records);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, int Id, string Text)> records) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            records.Enqueue((logLevel, eventId.Id, formatter(state, exception)));
    }
}
