using System.Reflection;
using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>The store of messages of such a unit.</summary>
public class BrittleReceived : DispatchProxy
{
    private IReceivedStore _store = null!;
    private Action<Moment> _pass = null!;

    internal void Between(IReceivedStore store, Action<Moment> pass) => (_store, _pass) = (store, pass);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IReceivedStore.AddAsync)
        ? AddAsync((ReceivedMessage)args![0]!, (CancellationToken)args[1]!)
        : targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);

    private async ValueTask<bool> AddAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        _pass(Moment.BeforeAdd);
        var added = await _store.AddAsync(message, cancellationToken);
        _pass(Moment.AfterAdd);
        return added;
    }
}
