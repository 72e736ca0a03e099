using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Fulfilment;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;

namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>Takes one of the tenant's orders a step further, whatever has become of it, so that there are some of it at every stage of their way.</summary>
internal sealed class Journey(LeakContext context, MarketsByTenant markets)
{
    private const int MostOpen = 3;

    private CancellationToken Token => context.CancellationToken;

    public static RequestParcel ParcelOf(Order order, LeakContext context) => new(
        order.Customer,
        [.. order.Lines.Where(line => line.Units[UnitBucket.InStock] > 0).Select(line => new ParcelItem(order.Id, line.Id, line.Units[UnitBucket.InStock]))],
        context.Tenant.Text("address"),
        "DE");

    public async Task<object?> StepAsync()
    {
        var orders = (await Service<IOrders>().ListAsync(new OrderQuery { Limit = 200 }, Token)).Where(order => order.State is not (OrderState.Completed or OrderState.Cancelled or OrderState.Rejected)).ToList();
        if (orders.Count < MostOpen && context.Random.Next(2) == 0)
        {
            return await Service<IOrders>().PlaceAsync(
                new PlaceOrder(FacadeArguments.Customer(context), [FacadeArguments.Line(context)], Currency.EUR) { Country = "DE" }, FacadeArguments.Command(context), Token);
        }

        return orders.Count == 0 ? null : await StepAsync(orders[context.Random.Next(orders.Count)]);
    }

    private async Task<object?> StepAsync(Order order)
    {
        if (order.Holds.FirstOrDefault(hold => hold.IsOn) is { } hold)
        {
            return await Service<IOrderHolds>().ReleaseAsync(order.Id, hold.Name, FacadeArguments.Command(context), Token);
        }

        return order.State switch
        {
            OrderState.AwaitingPayment => await Service<IPayments>().ReportCaptureAsync(
                new Capture(FacadeArguments.Key(context), AggregateKey.Of(order.Id), order.Due), new Actor(ActorKind.Host, context.Tenant.Text("bank")), Token),
            OrderState.PendingReview => await Service<IOrders>().ApproveAsync(order.Id, FacadeArguments.Command(context), Token),
            OrderState.AwaitingCustomer when order.Questions.FirstOrDefault(question => question.IsOpen) is { } question => await Service<IOrderQuestions>().AnswerAsync(
                order.Id, new AnswerQuestion(question.Id, QuestionChoice.Accept) { Text = context.Tenant.Text("Yes.") }, FacadeArguments.Command(context), Token),
            OrderState.InProcurement => await BuyAsync(order),
            OrderState.InStock => await Service<IParcels>().RequestAsync(ParcelOf(order, context), FacadeArguments.Command(context), Token),
            OrderState.InPackaging or OrderState.Shipped => await ShipAsync(order),
            OrderState.Delivered => await Service<IOrders>().CompleteAsync(order.Id, FacadeArguments.Command(context), Token),
            _ => order,
        };
    }

    private async Task<object?> BuyAsync(Order order)
    {
        foreach (var worker in context.Services.GetServices<ITenantWorker>())
        {
            await worker.RunAsync(context.Tenant.Id, Token);
        }

        markets.Of(context.Tenant.Id).Ship();
        await Service<IProcurement>().LookAsync(order.Id, Token);
        foreach (var worker in context.Services.GetServices<ITenantWorker>())
        {
            await worker.RunAsync(context.Tenant.Id, Token);
        }

        var purchases = await Service<IProcurement>().ListAsync(order.Id, Token);
        var packages = await Service<IWarehouse>().ListAsync(order.Id, Token);
        foreach (var package in packages)
        {
            if (package.State is PackageState.Announced or PackageState.InTransit)
            {
                await Service<IWarehouse>().ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), FacadeArguments.Command(context), Token);
            }
            else if (package.State is PackageState.Matched or PackageState.Arrived)
            {
                var contents = package.Sources
                    .SelectMany(source => purchases.Where(purchase => purchase.Id == source.PurchaseOrder).SelectMany(purchase => purchase.UpstreamOrders).Where(upstream => upstream.Id == source.UpstreamOrderId))
                    .SelectMany(upstream => upstream.Contents)
                    .Select(content => new InspectedUnits(order.Id, content.OrderLine, content.Quantity));
                await Service<IWarehouse>().InspectAsync(package.Id, new Inspection([.. contents], 800), FacadeArguments.Command(context), Token);
            }
        }

        return (purchases, packages);
    }

    private async Task<object?> ShipAsync(Order order)
    {
        foreach (var parcel in await Service<IParcels>().ListAsync(order.Id, Token))
        {
            object? answer = parcel.State switch
            {
                _ when parcel.Hold is not null => await Service<IHolds>().ReleaseAsync(AggregateKey.Of(parcel.Id), FacadeArguments.Command(context), Token),
                ParcelState.Requested => await Service<IParcels>().QuoteAsync(parcel.Id, FacadeArguments.Euro(context), FacadeArguments.Command(context), Token),
                ParcelState.Quoted => await Service<IParcelDesk>().AcceptQuoteAsync(parcel.Id, FacadeArguments.Command(context), Token),
                ParcelState.AwaitingFreight or ParcelState.FreightDue => await Service<IPayments>().ReportCaptureAsync(
                    new Capture(FacadeArguments.Key(context), AggregateKey.Of(parcel.Id), parcel.Due), new Actor(ActorKind.Host, context.Tenant.Text("bank")), Token),
                ParcelState.Packing => await Service<IParcels>().PackAsync(parcel.Id, new PackedParcel(900, new ParcelSize(300, 200, 100)), FacadeArguments.Command(context), Token),
                ParcelState.ReadyToDispatch => await Service<IParcels>().HandOverAsync(
                    parcel.Id, context.Tenant.Text("EMS"), context.SharedName("parcel", 1000), FacadeArguments.Command(context), Token),
                ParcelState.HandedOver or ParcelState.InTransit or ParcelState.CustomsHold or ParcelState.OutForDelivery => await Service<IParcels>().ReportAsync(
                    parcel.Id, new CarrierReport(CarrierStatus.Delivered), FacadeArguments.Command(context), Token),
                ParcelState.Blocked => await Service<IParcelDesk>().UnblockAsync(parcel.Id, FacadeArguments.Command(context), Token),
                _ => parcel,
            };
            if (answer is not Parcel)
            {
                return answer;
            }
        }

        return order;
    }

    private T Service<T>()
        where T : notnull => context.Services.GetRequiredService<T>();
}
