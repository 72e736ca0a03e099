using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ReverseBuy.Testing;

/// <summary>Stands before a service, shows the recorder with what each method is called, and lets it pass where the method is asynchronous.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The runtime derives from it.")]
internal class RecordingProxy : DispatchProxy
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> s_later = new();

    private LeakRecorder _recorder = null!;
    private Type _contract = null!;
    private object _service = null!;

    public static object Before(Type contract, object service, LeakRecorder recorder)
    {
        var proxy = Create(contract, typeof(RecordingProxy));
        var own = (RecordingProxy)proxy;
        (own._contract, own._service, own._recorder) = (contract, service, recorder);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var call = $"{_contract.Name}.{targetMethod!.Name}";
        if (args is { Length: > 0 })
        {
            _recorder.Look(LeakChannel.Call, call, ObjectText.Of(args));
        }

        object? Go() => targetMethod.Invoke(_service, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        return s_later.GetOrAdd(targetMethod.ReturnType, LaterOf) is { } later
            ? later.Invoke(this, BindingFlags.DoNotWrapExceptions, binder: null, [call, (Func<object?>)Go, args?.OfType<CancellationToken>().LastOrDefault() ?? default], culture: null)
            : Go();
    }

    private static MethodInfo? LaterOf(Type type)
    {
        if (type == typeof(ValueTask) || type == typeof(Task))
        {
            return Own(type == typeof(Task) ? nameof(TaskAsync) : nameof(ValueTaskAsync));
        }

        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Task<>) ? Own(nameof(TaskOfAsync)).MakeGenericMethod(type.GetGenericArguments())
            : definition == typeof(ValueTask<>) ? Own(nameof(ValueTaskOfAsync)).MakeGenericMethod(type.GetGenericArguments())
            : null;
    }

    private static MethodInfo Own(string name) => typeof(RecordingProxy).GetMethod(name, BindingFlags.Instance | BindingFlags.NonPublic)!;

    private async Task TaskAsync(string call, Func<object?> go, CancellationToken cancellationToken)
    {
        await _recorder.PassAsync(call, cancellationToken);
        await (Task)go()!;
    }

    private async ValueTask ValueTaskAsync(string call, Func<object?> go, CancellationToken cancellationToken)
    {
        await _recorder.PassAsync(call, cancellationToken);
        await (ValueTask)go()!;
    }

    private async Task<T> TaskOfAsync<T>(string call, Func<object?> go, CancellationToken cancellationToken)
    {
        await _recorder.PassAsync(call, cancellationToken);
        return await (Task<T>)go()!;
    }

    private async ValueTask<T> ValueTaskOfAsync<T>(string call, Func<object?> go, CancellationToken cancellationToken)
    {
        await _recorder.PassAsync(call, cancellationToken);
        return await (ValueTask<T>)go()!;
    }
}
