using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart;
using ReverseBuy;
using ReverseBuy.Sandbox;
using Spectre.Console;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(), stop.Token);
    using var control = sandbox.CreateClient();

    var builder = Host.CreateApplicationBuilder();
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services
        .AddReverseBuy(options => options.Warehouses.Add(Shop.Warehouse))
        .UseInMemory()
        .AddAlibaba1688(connector =>
        {
            connector.Endpoint = sandbox.Alibaba1688Endpoint;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
        })
        .AddTaobao(connector =>
        {
            connector.Endpoint = sandbox.TaobaoEndpoint;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = "sandbox-secret";
        });
    using var host = builder.Build();
    await host.StartAsync(stop.Token);

    var shop = ActivatorUtilities.CreateInstance<Shop>(host.Services, control);
    await shop.RunAsync(stop.Token);

    await host.StopAsync(stop.Token);
    return 0;
}
catch (ReverseBuyException error)
{
    AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{error.Code}[/] {error.Message}");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 1;
}
