namespace ReverseBuy.Testing.Storage.Timers;

internal enum TimerActionKind
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
