using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>A tenant with things at each stage, and another tenant with none. No test of a refused command changes them, so that all share them.</summary>
public sealed class World : IAsyncLifetime
{
    private readonly Dictionary<Stage, Target> _targets = [];

    internal OrdersHost Host { get; private set; } = null!;

    internal Target At(Stage stage) => _targets[stage];

    public async ValueTask InitializeAsync()
    {
        Host = await StartAsync();
        _targets.Add(Stage.Over, await OverAsync());
        _targets.Add(Stage.Requested, await RequestedAsync());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task<Target> OverAsync()
    {
        var order = await Host.PayNewAsync(Line(Host.North.Offer("1001")));
        await Host.AskAsync(order.Id);
        await Host.AnswerAsync(order.Id, (await Host.OpenQuestionAsync(order.Id)).Id);
        await Host.ApproveAsync(order.Id);
        await Host.WorkAsync();
        await Host.DeliverAsync(order.Id);
        await Host.Orders.CompleteAsync(order.Id, Host.Command(ActorKind.Customer), Token);
        var item = await Host.ForwardedAsync("YT1", accepted: 1);
        await Host.FoundItems.DecideAsync(item.Id, 1, FoundItemDecision.Dispose, Host.Command(), Token);
        await Host.WorkAsync();
        var parcel = Assert.Single(await Host.Parcels.ListAsync(order.Id, Token));
        return await TargetAsync(order.Id, parcel.Id, item);
    }

    private async Task<Target> RequestedAsync()
    {
        var order = await Host.StockedAsync();
        var parcel = await Host.RequestParcelAsync(order.Id);
        await Host.WorkAsync();
        return await TargetAsync(order.Id, parcel, await Host.ForwardedAsync("YT2"));
    }

    private async Task<Target> TargetAsync(OrderId id, ParcelId parcel, FoundItem item)
    {
        var order = await Host.GetAsync(id);
        var purchase = await Host.PurchaseAsync(id);
        var package = Assert.Single(await Host.Warehouse.ListAsync(id, Token));
        using var picture = new MemoryStream([0xFF, 0xD8, 0xFF]);
        var photo = await Host.Photos.AddAsync(picture, Token);
        var question = order.Questions.Select(asked => asked.Id).FirstOrDefault();
        return new Target(id, order.Lines[0].Id, question, purchase.Id, purchase.UpstreamOrders[0].Id, package.Id, package.Waybill, parcel, item.Id, photo);
    }
}
