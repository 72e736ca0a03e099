using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Tests.Health;

/// <summary>A storage of which some tenants' databases are down or hang.</summary>
public class TroubledStorage : DispatchProxy
{
    private ITenantStorage _inner = null!;

    /// <summary>The tenants whose database is down.</summary>
    public HashSet<string> Down { get; } = [];

    /// <summary>The tenants whose database answers nothing and listens to nothing.</summary>
    public HashSet<string> Hanging { get; } = [];

    /// <summary>Who was asked for, in that order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Puts one in front of the host's own.</summary>
    /// <param name="services">The services of the host.</param>
    public static void PutInto(IServiceCollection services)
    {
        var own = services.Last(service => service.ServiceType == typeof(ITenantStorage));
        services.AddSingleton<ITenantStorage>(provider =>
        {
            var storage = Create<ITenantStorage, TroubledStorage>();
            ((TroubledStorage)(object)storage)._inner =
                (ITenantStorage)(own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!));
            return storage;
        });
    }

    /// <summary>The one in a host.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The storage.</returns>
    public static TroubledStorage Of(IServiceProvider services) => (TroubledStorage)(object)services.GetRequiredService<ITenantStorage>();

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(ITenantStorage.ReadAsync))
        {
            var tenant = ((TenantId)args![0]!).Value;
            Asked.Enqueue(tenant);
            if (Down.Contains(tenant))
            {
                throw new IOException($"/srv/secret-folder/{tenant}.db is away, password=very-secret");
            }

            if (Hanging.Contains(tenant))
            {
                return new ValueTask<ITenantView>(new TaskCompletionSource<ITenantView>().Task);
            }
        }

        return targetMethod.Invoke(_inner, args);
    }
}
