namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>currentTimeMillis</c>: a bare number, asked without token or signature.</summary>
internal static class CurrentTime
{
    public const string Path = "param2/1/system/currentTimeMillis/";
}
