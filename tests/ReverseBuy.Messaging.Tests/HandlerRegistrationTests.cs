using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.Messaging.Tests;

public sealed class HandlerRegistrationTests
{
    private readonly ServiceCollection _services = new();

    [Fact]
    public void One_class_may_handle_several_events_under_one_name()
    {
        _services.AddEventHandler<OrderPlaced, Mailer>("mail").AddEventHandler<ParcelDelivered, Mailer>("mail");

        Assert.Equal(2, _services.Count(service => service.ServiceType == typeof(EventHandlerRegistration)));
        Assert.Single(_services, service => service.ServiceType == typeof(Mailer));
    }

    [Fact]
    public void Two_classes_cannot_share_a_name()
    {
        _services.AddEventHandler<OrderPlaced, Mailer>("mail");

        var error = Assert.Throws<ConfigurationException>(() => _services.AddEventHandler<OrderPlaced, Printer>("mail"));

        Assert.Contains("'mail' is taken by Mailer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_cannot_be_given_to_a_class_twice()
    {
        _services.AddEventHandler<OrderPlaced, Mailer>("mail");

        Assert.Throws<ConfigurationException>(() => _services.AddEventHandler<OrderPlaced, Mailer>("mail"));
    }

    private sealed class Mailer : IEventHandler<OrderPlaced>, IEventHandler<ParcelDelivered>
    {
        public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private sealed class Printer : IEventHandler<OrderPlaced>
    {
        public ValueTask HandleAsync(EventContext context, OrderPlaced @event, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
