using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace ConvGen.Runtime;

/// <summary>A thread that waits for work: spinning for a moment, because the next run often comes at once, then parked.</summary>
internal sealed class Worker
{
    // The longest an idle worker keeps a processor busy.
    private static readonly long MostSpinTicks = Stopwatch.Frequency * 80 / 1_000_000;

    // Spins between two looks at the clock.
    private const int SpinsPerLook = 64;

    private const int StackBytes = 1 << 20;

    private readonly object _parking = new();
    private WorkerTeam? _team;
    private int _number;
    private int _startedRuns;
    private bool _isParked;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">Its number, for debuggers.</param>
    public Worker(int name)
    {
        var thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = string.Create(CultureInfo.InvariantCulture, $"ConvGen worker {name}") };
        thread.UnsafeStart();
    }

    /// <summary>Sends it into a run.</summary>
    public void Start(WorkerTeam team, int number)
    {
        _team = team;
        _number = number;
        Volatile.Write(ref _startedRuns, _startedRuns + 1);

        // Either this read sees that it parked, or its read before parking sees the new run.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isParked))
        {
            lock (_parking)
            {
                Monitor.Pulse(_parking);
            }
        }
    }

    private void Loop()
    {
        for (var seen = 0; ; seen++)
        {
            if (!SpinForRun(seen))
            {
                Park(seen);
            }

            _team!.Help(_number);
        }
    }

    private bool SpinForRun(int seen)
    {
        if (Environment.ProcessorCount == 1)
        {
            return false;
        }

        var begin = Stopwatch.GetTimestamp();
        do
        {
            for (var spin = 0; spin < SpinsPerLook; spin++)
            {
                if (Volatile.Read(ref _startedRuns) != seen)
                {
                    return true;
                }

                SpinBarrier.Spin(spin);
            }
        }
        while (Stopwatch.GetTimestamp() - begin < MostSpinTicks);
        return false;
    }

    private void Park(int seen)
    {
        lock (_parking)
        {
            Volatile.Write(ref _isParked, true);
            Interlocked.MemoryBarrier();
            while (Volatile.Read(ref _startedRuns) == seen)
            {
                Monitor.Wait(_parking);
            }

            Volatile.Write(ref _isParked, false);
        }
    }
}
