using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Benchmarks.Placing;
using ReverseBuy.Orders;
using ReverseBuy.Orders.Workflow;

namespace ReverseBuy.Benchmarks.Transitions;

/// <summary>
/// How much of a transition is the graph's: an order in review is approved, as a host does it and committed, beside asking the graph whether that is permitted and where
/// it leads. The order, its history, its events and the command are in the commit.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 12)]
public class TransitionShare
{
    private const int Orders = 500;

    private string _folder = null!;
    private ServiceProvider _services = null!;
    private IOrders _facade = null!;
    private List<Order> _orders = [];
    private int _placed;

    [Params(Store.InMemory, Store.Sqlite)]
    public Store Store { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("reversebuy-transitions-").FullName;
        _services = await AgentHost.StartAsync(_folder, builder =>
            _ = Store == Store.InMemory ? builder.UseInMemory() : builder.UseSqlite(options => options.DataFolder = Path.Combine(_folder, "data")));
        _facade = _services.GetRequiredService<IOrders>();
    }

    [IterationSetup]
    public void Place() => _orders = Task.Run(PlaceAsync).GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Orders, Baseline = true)]
    public async Task Transition()
    {
        foreach (var order in _orders)
        {
            var answer = await _facade.ApproveAsync(order.Id, new Command(new IdempotencyKey($"approve-{order.Id}"), new Actor(ActorKind.Reviewer, "anna")), CancellationToken.None);
            Require(answer is ApproveOrderResult.Approved { Receipt.State: nameof(OrderState.InProcurement) });
        }
    }

    [Benchmark(OperationsPerInvoke = Orders)]
    public void Graph()
    {
        foreach (var order in _orders)
        {
            Require(OrderGraph.Of(order).Fire("order", OrderTrigger.Approve) == OrderState.InProcurement);
        }
    }

    private static void Require(bool isApproved)
    {
        if (!isApproved)
        {
            throw new InvalidOperationException("An order was not approved.");
        }
    }

    private async Task<List<Order>> PlaceAsync()
    {
        var orders = new List<Order>();
        for (var number = 0; number < Orders; number++)
        {
            var basket = Basket.Of(_placed++);
            var command = new Command(new IdempotencyKey(PlainPlacement.Key(basket)), new Actor(ActorKind.Customer, basket.Customer));
            var result = await _facade.PlaceAsync(AgentHost.RequestOf(basket) with { BillsLater = true }, command, CancellationToken.None);
            orders.Add((await _facade.FindAsync(((PlaceOrderResult.Placed)result).Order, CancellationToken.None))!);
        }

        return orders;
    }
}
