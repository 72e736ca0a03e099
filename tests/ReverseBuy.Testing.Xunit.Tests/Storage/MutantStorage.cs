using System.Reflection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Testing.Xunit.Tests.Mutants;

namespace ReverseBuy.Testing.Xunit.Tests.Storage;

/// <summary>A sound storage with something between it and whoever uses it.</summary>
internal sealed class MutantStorage(ITenantStorage sound, IDoorbell doorbell, TenantId first, StorageMutation mutation) : ITenantStorage
{
    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var unit = await sound.BeginAsync(Of(tenant), cancellationToken);
        var mutant = new MutantUnit(sound, unit, doorbell, unit.Tenant, mutation);
        return (ITenantUnitOfWork)Between.Put(typeof(ITenantUnitOfWork), unit, (method, arguments, go) => Pass("Unit", mutant.Act, method, arguments, go));
    }

    public async ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await sound.ReadAsync(Of(tenant), cancellationToken);
        var mutant = new MutantUnit(sound, null, doorbell, view.Tenant, mutation);
        return (ITenantView)Between.Put(typeof(ITenantView), view, (method, arguments, go) => Pass("View", mutant.Act, method, arguments, go));
    }

    private TenantId Of(TenantId tenant) => mutation == StorageMutation.ForgetsTenants ? first : tenant;

    private static object? Pass(string name, Func<string, object?[], Func<object?>, object?> act, MethodInfo method, object?[] arguments, Func<object?> go)
    {
        if (method.IsSpecialName && method.ReturnType.IsInterface)
        {
            // One of its stores, which is named by the property: what is asked of that store is changed in turn.
            var store = method.Name["get_".Length..];
            return Between.Put(method.ReturnType, go()!, (asked, given, goOn) => act($"{store}.{asked.Name}", given, goOn));
        }

        return act($"{name}.{method.Name}", arguments, go);
    }
}
