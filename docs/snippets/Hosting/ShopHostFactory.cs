using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy;

namespace ReverseBuy.Snippets.Hosting;

internal sealed class ShopHostFactory : IReverseBuyHostFactory
{
    public IServiceProvider Create(string[] args) => Shop.Build(args).Services;
}

internal static class Shop
{
    public static IHost Build(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddReverseBuy()
            .UseSqlite(options => options.DataFolder = "/var/lib/my-shop");
        return builder.Build();
    }
}
