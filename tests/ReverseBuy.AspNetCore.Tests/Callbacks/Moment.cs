namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>Between which two lines of taking a message in something goes wrong.</summary>
public enum Moment
{
    Never,
    BeforeBegin,
    BeforeAdd,
    AfterAdd,
    BeforeCommit,
    AfterCommit,
}
