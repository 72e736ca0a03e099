using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>What a host tells operators about background work: the number of the event and its text.</summary>
internal sealed class WorkerReports : ILoggerProvider
{
    private readonly ConcurrentQueue<(int Event, string Text)> _told = new();

    public IEnumerable<(int Event, string Text)> Told => _told;

    /// <summary>Whether a tenant was told of by an event whose text has these words.</summary>
    public bool Has(int number, TenantId tenant, string words) =>
        _told.Any(told => told.Event == number && told.Text.Contains($"tenant {tenant}", StringComparison.Ordinal) && told.Text.Contains(words, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Reporter(_told);

    public void Dispose()
    {
    }

    private sealed class Reporter(ConcurrentQueue<(int Event, string Text)> told) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id is >= 5000 and < 6000)
            {
                told.Enqueue((eventId.Id, formatter(state, exception)));
            }
        }
    }
}
