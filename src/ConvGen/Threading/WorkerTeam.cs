using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace ConvGen.Runtime;

/// <summary>The workers of one run and what they share. Reused from run to run.</summary>
internal sealed unsafe class WorkerTeam
{
    private readonly SpinBarrier _barrier = new();
    private Worker?[] _members = [];
    private int _size;
    private delegate*<void*, int, int, SpinBarrier, void> _body;
    private void* _state;
    private int _unfinished;
    private Exception? _failure;

    /// <summary>How many workers it has beside the caller.</summary>
    public int Helpers { get; private set; }

    /// <summary>Takes in a worker.</summary>
    public void Add(Worker worker)
    {
        if (Helpers == _members.Length)
        {
            Array.Resize(ref _members, Math.Max(4, 2 * Helpers));
        }

        _members[Helpers++] = worker;
    }

    /// <summary>Lets the last worker go.</summary>
    public Worker RemoveLast()
    {
        var worker = _members[--Helpers]!;
        _members[Helpers] = null;
        return worker;
    }

    /// <summary>Runs the body on every worker and on the caller, and returns when all are through.</summary>
    public void Run(delegate*<void*, int, int, SpinBarrier, void> body, void* state)
    {
        _size = Helpers + 1;
        _body = body;
        _state = state;
        _failure = null;
        _unfinished = Helpers;
        _barrier.Reset(_size);
        for (var i = 0; i < Helpers; i++)
        {
            _members[i]!.Start(this, i + 1);
        }

        Execute(0);
        for (var step = 0; Volatile.Read(ref _unfinished) > 0; step = (step + 1) & int.MaxValue)
        {
            SpinBarrier.Spin(step);
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    /// <summary>A helper's part of the run. Afterwards it must not touch the team, which may be in its next run already.</summary>
    public void Help(int worker)
    {
        Execute(worker);
        Interlocked.Decrement(ref _unfinished);
    }

    private void Execute(int worker)
    {
        try
        {
            _body(_state, worker, _size, _barrier);
        }
        catch (BrokenBarrierException)
        {
            // Only the first failure counts.
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref _failure, error, null);
            _barrier.Break();
        }
    }
}
