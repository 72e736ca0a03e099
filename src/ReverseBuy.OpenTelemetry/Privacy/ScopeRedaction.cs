using Microsoft.Extensions.Logging;

namespace ReverseBuy.Privacy;

/// <summary>The scopes of a host's loggers, with what is classified replaced as they are read. What other providers read is as it was.</summary>
internal sealed class ScopeRedaction(IExternalScopeProvider scopes, ValueRedaction values) : IExternalScopeProvider
{
    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) =>
        scopes.ForEachScope(static (scope, call) => call.Callback(call.Redaction.Redact(scope), call.State), (Callback: callback, State: state, Redaction: this));

    public IDisposable Push(object? state) => scopes.Push(state);

    private object? Redact(object? scope) => scope switch
    {
        null or string => scope,
        IReadOnlyList<KeyValuePair<string, object?>> list => Redact(scope, list),
        Dictionary<string, object?> dictionary when !HoldsAny(dictionary) => scope,
        IEnumerable<KeyValuePair<string, object?>> pairs => Redact(scope, [.. pairs]),
        _ => values.TryRedact(scope, out var redacted) ? redacted : scope,
    };

    private object Redact(object scope, IReadOnlyList<KeyValuePair<string, object?>> list) =>
        values.TryRedact(list, out var redacted) ? new RedactedObject(redacted, RedactedMessage.Of(redacted)) : scope;

    // The most usual scope; its own enumerator takes no memory.
    private bool HoldsAny(Dictionary<string, object?> dictionary)
    {
        foreach (var pair in dictionary)
        {
            if (values.TryRedact(pair.Value, out _))
            {
                return true;
            }
        }

        return false;
    }
}
