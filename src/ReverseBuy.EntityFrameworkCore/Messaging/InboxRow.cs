using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class InboxRow
{
    public EventId Event { get; set; }

    public string Handler { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }

    public string Result { get; set; } = string.Empty;
}
