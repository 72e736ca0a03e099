using Microsoft.Extensions.Logging;

namespace ReverseBuy.Testing;

/// <summary>Shows the recorder what is logged, at every level, with the scopes around it.</summary>
internal sealed class RecordingLogs(LeakRecorder recorder) : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this, recorder);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, RecordingLogs logs, LeakRecorder recorder) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = $"{formatter(state, exception)} {exception}{TextOf(state)}";
            recorder.Look(LeakChannel.Log, category, message);
            var scopes = new List<string>();
            logs._scopes.ForEachScope((scope, all) => all.Add($"{scope}{TextOf(scope)}"), scopes);
            if (scopes.Count > 0)
            {
                // Beside the message: a scope of one tenant around the message of another is seen outside of operations too.
                recorder.Look(LeakChannel.LogScope, category, LeakWork.Of(recorder) is null ? $"{string.Join(' ', scopes)} {message}" : string.Join(' ', scopes));
            }
        }

        private static string TextOf(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Concat(pairs.Select(pair => $" {pair.Key}={pair.Value}")) : string.Empty;
    }
}
