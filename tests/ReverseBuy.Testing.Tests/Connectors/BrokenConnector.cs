using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Following;

namespace ReverseBuy.Testing.Tests.Connectors;

/// <summary>Puts something that breaks one promise before each seam of a sound connector.</summary>
internal static class BrokenConnector
{
    public static void Break(IServiceCollection services, ConnectorMutation mutation)
    {
        Put<IProductSource>(services, (_, sound) => new BrokenProducts(sound, mutation));
        Put<IProductSearch>(services, (_, sound) => new BrokenSearch(sound, mutation));
        Put<ILiveOffers>(services, (_, sound) => new BrokenOffers(sound, mutation));
        Put<IPurchasing>(services, (provider, sound) => new BrokenPurchasing(sound, mutation, provider.GetRequiredService<ILogger<BrokenPurchasing>>()));
        Put<IAssistedPurchasing>(services, (_, sound) => new BrokenAssistance(sound, mutation));
        var heard = new HashSet<string>(StringComparer.Ordinal);
        Put<IUpstreamOrders>(services, (_, sound) => new BrokenOrders(sound, mutation, heard));
        Put<ICallbackReceiver>(services, (_, sound) => new BrokenReceiver(sound, mutation, heard));
        if (mutation == ConnectorMutation.AnswersEmptyForACapabilityItLacks)
        {
            services.AddKeyedSingleton<IAssistedPurchasing, EmptyAssistance>(Alibaba1688Marketplace.Id);
        }
    }

    // There is one connector, and not every one has every seam.
    private static void Put<TSeam>(IServiceCollection services, Func<IServiceProvider, TSeam, TSeam> wrap)
        where TSeam : class
    {
        if (services.SingleOrDefault(service => service.ServiceType == typeof(TSeam) && service.IsKeyedService) is { } sound)
        {
            services.Remove(sound);
            services.AddKeyedSingleton(
                sound.ServiceKey, (provider, _) => wrap(provider, (TSeam)ActivatorUtilities.CreateInstance(provider, sound.KeyedImplementationType!)));
        }
    }
}
