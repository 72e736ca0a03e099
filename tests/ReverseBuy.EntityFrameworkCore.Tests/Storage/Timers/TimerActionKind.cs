namespace ReverseBuy.EntityFrameworkCore.Tests.Storage.Timers;

public enum TimerActionKind
{
    Set,
    Cancel,
    Pause,
    Resume,
    Fail,
    Park,
    Release,
    Advance,
}
