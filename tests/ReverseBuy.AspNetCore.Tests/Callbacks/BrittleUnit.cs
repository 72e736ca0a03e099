using System.Reflection;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>A unit of work in whose steps the power may be cut.</summary>
public class BrittleUnit : DispatchProxy
{
    private ITenantUnitOfWork _unit = null!;
    private Action<Moment> _pass = null!;

    internal void Between(ITenantUnitOfWork unit, Action<Moment> pass) => (_unit, _pass) = (unit, pass);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case "get_" + nameof(ITenantUnitOfWork.Received):
                var store = Create<IReceivedStore, BrittleReceived>();
                ((BrittleReceived)store).Between(_unit.Received, _pass);
                return store;
            case nameof(ITenantUnitOfWork.CommitAsync):
                return CommitAsync((CancellationToken)args![0]!);
            default:
                return targetMethod.Invoke(_unit, BindingFlags.DoNotWrapExceptions, null, args, null);
        }
    }

    private async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        _pass(Moment.BeforeCommit);
        await _unit.CommitAsync(cancellationToken);
        _pass(Moment.AfterCommit);
    }
}
