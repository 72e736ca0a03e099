namespace ReverseBuy.Messaging.Scheduling;

internal sealed class BackgroundWork(MessagingOptions options) : IBackgroundWork
{
    public bool IsOn { get; } = options.RunWorkers;
}
