using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>Purchases in doubt, and another host on the same disk.</summary>
internal sealed partial class OrdersHost
{
    /// <summary>A host beside this one, on its disk.</summary>
    public async Task<OrdersHost> StartBesideAsync()
    {
        var beside = await StartAsync(
            Time, North, South, services => services.AddSingleton<ITenantStorage>(new FragileStorage(Storage, new PowerCut(int.MaxValue, false))));

        // Keys are the tenant's, whichever host is given the command.
        beside._keys = 1_000_000;
        return beside;
    }

    /// <summary>The north answers nothing for so long that a person is needed.</summary>
    public async Task LeaveInDoubtAsync(int hours = 25)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            for (var call = 0; call < 40; call++)
            {
                North.Reads.Enqueue(Behaviour.Unavailable);
            }

            await AdvanceAsync(TimeSpan.FromHours(1));
        }

        North.Reads.Clear();
    }

    /// <summary>An order whose create call was lost, and that only a person can help.</summary>
    public async Task<(Order Order, PurchaseOrder Purchase)> BuyInDoubtAsync(Behaviour lost, params IReadOnlyList<Inventory.VerificationLine> lines)
    {
        North.Creates.Enqueue(lost);
        var order = await BuyAsync(lines);
        await LeaveInDoubtAsync();
        var purchase = await PurchaseAsync(order.Id);
        Assert.Equal(PurchaseOrderState.NeedsPerson, purchase.State);
        return (order, purchase);
    }

    public async Task<PurchaseOrder> ReadAsync(PurchaseOrderId purchase) => (await Procurement.FindAsync(purchase, Token))!;

    public async Task<IReadOnlyList<PurchaseOrder>> WaitingForPersonAsync() =>
        await Procurement.ListAsync(new PurchaseOrderQuery { NeedsPerson = true }, Token);

    /// <summary>Looks at an order's purchases, and does what is due.</summary>
    public async Task LookAsync(OrderId order)
    {
        await Procurement.LookAsync(order, Token);
        await WorkAsync();
    }
}
