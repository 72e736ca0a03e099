using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;

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
            .UseInMemory();
        return services.BuildServiceProvider();
    }
}
