using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;
using ReverseBuy.Testing;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurLeakTests : LeakSuite
{
    protected override ValueTask<LeakHost> StartAsync(LeakRecorder recorder)
    {
        var services = new ServiceCollection();
        OurHost.AddTo(services);

        // After everything else: it stands before what is there.
        services.AddLeakRecorder(recorder);
        recorder.WatchFolder("invoices");
        return ValueTask.FromResult(new LeakHost(services.BuildServiceProvider(),
        [
            new LeakOperation("list orders", async context => await context.Services.GetRequiredService<IOrders>().ListAsync(new OrderQuery(), context.CancellationToken)),
            .. LeakOperation.AllOf<IInvoices>(new LeakArguments()),
        ]));
    }
}

public interface IInvoices
{
    Task<string> WriteAsync(OrderId order, string note, CancellationToken cancellationToken);
}

internal static class OurHost
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddReverseBuy().UseInMemory();
        services.AddSingleton<IInvoices, Invoices>();
    }

    private sealed class Invoices : IInvoices
    {
        public Task<string> WriteAsync(OrderId order, string note, CancellationToken cancellationToken) => Task.FromResult(note);
    }
}
