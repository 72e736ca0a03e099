using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;
using ReverseBuy.Connectors.Pinduoduo.Tests.Conformance;

namespace ReverseBuy.Testing.Tests.Twins;

// And so does a connector.
public sealed class TwinRegistrationTests() : ConnectorRegistrationSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinCatalogueTests() : ConnectorCatalogueSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinQuoteTests() : ConnectorQuoteSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinOrderTests() : ConnectorOrderSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinCallbackTests() : ConnectorCallbackSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinCancellationTests() : ConnectorCancellationSuite(new Alibaba1688Harness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

public sealed class TwinAssistedPurchasingTests() : ConnectorAssistedPurchasingSuite(new PinduoduoHarness())
{
    protected override void Change(IServiceCollection services) => TwinConnector.Put(services);
}

internal static class TwinConnector
{
    public static void Put(IServiceCollection services)
    {
        var put = 0;
        foreach (var service in services.Where(service => service.ServiceKey is MarketplaceId && ReverseBuySeams.OfConnectors.Contains(service.ServiceType)).ToList())
        {
            var between = typeof(Between).GetMethod(nameof(Between.Of))!.MakeGenericMethod(service.ServiceType);
            SeamPlacement.Put(services, service, (sound, marketplace) => between.Invoke(null, [sound, marketplace])!);
            put++;
        }

        Assert.True(put > 0, "There is no connector to put a twin before.");
    }
}
