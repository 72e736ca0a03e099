namespace ReverseBuy.Sandbox.Pushes;

/// <summary>A message on its way to one subscriber: the status it was answered with, or why it was not.</summary>
internal sealed class PushDelivery
{
    public required Uri Url { get; init; }

    public int? Status { get; set; }

    public string? Problem { get; set; }

    public bool IsUnderWay => Status is null && Problem is null;

    public bool IsTaken => Status is >= 200 and < 300;
}
