using System;
using System.ComponentModel;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace ConvGen.Runtime;

/// <summary>
/// Where the workers of one run wait for each other between layers. Every worker has a flag on cache lines of its own, which only it writes: a
/// count of the barriers it has reached. It has passed when all other flags have come as far.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpinBarrier
{
    // Two cache lines, because processors fetch lines in pairs.
    private const int FlagStride = 128 / sizeof(int);

    // Spins (some tens of nanoseconds each) before the processor is offered to others: a worker that is late by more than that is not running.
    private const int SpinsBeforeYield = 2000;

    private int[] _flags = [];
    private int _workers;
    private volatile bool _isBroken;

    internal SpinBarrier()
    {
    }

    /// <summary>Waits until every worker of the run has come here.</summary>
    /// <param name="worker">The caller's number, as it was given to it.</param>
    public void SignalAndWait(int worker)
    {
        var flags = _flags;
        var reached = flags[(worker + 1) * FlagStride] + 1;
        Volatile.Write(ref flags[(worker + 1) * FlagStride], reached);
        for (var other = 0; other < _workers; other++)
        {
            if (other != worker)
            {
                WaitFor(ref flags[(other + 1) * FlagStride], reached);
            }
        }
    }

    /// <summary>Prepares for a run; no worker may be inside.</summary>
    internal void Reset(int workers)
    {
        // The first stride stays unused, so that no flag shares a line with the array's length.
        if (_flags.Length < (workers + 1) * FlagStride)
        {
            _flags = GC.AllocateArray<int>((workers + 1) * FlagStride, pinned: true);
        }

        for (var worker = 0; worker < workers; worker++)
        {
            _flags[(worker + 1) * FlagStride] = 0;
        }

        _workers = workers;
        _isBroken = false;
    }

    /// <summary>Sends everybody home who waits for a worker that failed.</summary>
    internal void Break() => _isBroken = true;

    /// <summary>One step of waiting: a pause, or now and then a chance for others.</summary>
    internal static void Spin(int step)
    {
        if (step % SpinsBeforeYield == SpinsBeforeYield - 1)
        {
            Thread.Yield();
        }
        else if (X86Base.IsSupported)
        {
            X86Base.Pause();
        }
        else
        {
            Thread.SpinWait(1);
        }
    }

    private void WaitFor(ref int flag, int reached)
    {
        for (var step = 0; Volatile.Read(ref flag) < reached; step = (step + 1) & int.MaxValue)
        {
            if (_isBroken)
            {
                throw new BrokenBarrierException();
            }

            Spin(step);
        }
    }
}
