using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.Connectors.Jd;

namespace NativeConsole;

/// <summary>The host: nothing here knows that it runs as a native program.</summary>
internal static class Shop
{
    public static ServiceProvider Build(ShopSettings settings)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy()
            .AddAlibaba1688(connector =>
            {
                connector.Endpoint = settings.Alibaba1688;
                connector.AppKey = settings.AppKey;
                connector.AppSecret = settings.AppSecret;
            })
            .AddTaobao(connector =>
            {
                connector.Endpoint = settings.Taobao;
                connector.AppKey = settings.AppKey;
                connector.AppSecret = settings.AppSecret;
            })
            .AddJd(connector =>
            {
                connector.Endpoint = settings.Jd;
                connector.AppKey = settings.AppKey;
                connector.AppSecret = settings.AppSecret;

                // Nothing is ordered here; a host writes the company of its contract.
                connector.Invoice.Title = JdInvoiceTitle.Person;
            })
            .AddPinduoduo(connector =>
            {
                connector.Endpoint = settings.Pinduoduo;
                connector.AppKey = settings.AppKey;
                connector.AppSecret = settings.AppSecret;

                // What the simulator has bound; a host writes what it has bound at Pinduoduo.
                connector.Pid = "60005_612";
                connector.Uid = "sandbox";
            })
            .UseInMemory();
        return services.BuildServiceProvider();
    }
}
