namespace ReverseBuy.Connectors.Http;

/// <summary>One account in the bucket that nodes share.</summary>
internal sealed class SharedAccount(SharedCalls calls, CallAllowance allowance)
{
    public bool IsAway => calls.IsAway;

    public ValueTask<SharedAnswer> TakeAsync(CallLane lane, TimeSpan patience) => calls.TakeAsync(allowance, lane, patience);

    public void Ban(TimeSpan length) => _ = calls.BanAsync(allowance, length);
}
