namespace ReverseBuy.Messaging.Tests.Support;

internal enum CrashPoint
{
    None,
    BeforeCommit,
    AfterCommit,
}
