using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>Stands before a service and takes every tenant for the one that came first.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The runtime derives from it.")]
internal class Mistaking : DispatchProxy
{
    private object _service = null!;
    private TenantId? _first;

    public static Action<IServiceCollection> Before<TService>()
        where TService : class => services =>
    {
        // Of several, the one that was added last is asked.
        var served = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        services.Remove(served);
        services.Add(new ServiceDescriptor(typeof(TService), provider =>
        {
            var mistaking = Create<TService, Mistaking>();
            ((Mistaking)(object)mistaking)._service = served.ImplementationInstance ?? served.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, served.ImplementationType!);
            return mistaking;
        }, served.Lifetime));
    };

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        for (var argument = 0; argument < args!.Length; argument++)
        {
            if (args[argument] is TenantId tenant)
            {
                args[argument] = _first ??= tenant;
            }
        }

        var answer = targetMethod!.Invoke(_service, BindingFlags.DoNotWrapExceptions, null, args, null);
        return answer is TenantId current ? _first ??= current : answer;
    }
}
